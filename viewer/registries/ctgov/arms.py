"""Groups of participants and what they get: ``armsInterventionsModule``."""

from viewer.domain.coded import ArmType, InterventionType
from viewer.domain.design import Arm, Intervention, Treatment
from viewer.registries.ctgov.node import Node


def treatment(module: Node) -> Treatment:
    """Arms and interventions; one without a label or name is kept if it says anything else."""
    return Treatment(
        arms=tuple(_arm(node) for node in module.children("armGroups") if node),
        interventions=tuple(
            _intervention(node) for node in module.children("interventions") if node
        ),
    )


def _arm(node: Node) -> Arm:
    return Arm(
        label=node.text("label"),
        path=node.path,
        type=node.coded_fact("type", ArmType),
        description=node.passage("description"),
        intervention_names=node.facts("interventionNames"),
    )


def _intervention(node: Node) -> Intervention:
    return Intervention(
        name=node.text("name"),
        path=node.path,
        type=node.coded_fact("type", InterventionType),
        description=node.passage("description"),
        other_names=node.facts("otherNames"),
        arm_labels=tuple(text for text, _ in node.texts("armGroupLabels")),
    )
