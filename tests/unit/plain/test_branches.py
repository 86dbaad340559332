"""Branches of the tree of illnesses: plain words where the name of one is not plain."""

from viewer.plain.branches import branch_words


def test_a_branch_with_a_hard_name_is_said_in_plain_words() -> None:
    assert branch_words("Neoplasms") == "cancers and other growths"
    assert branch_words("Otorhinolaryngologic Diseases") == "ear, nose, throat"


def test_other_names_stand_alone() -> None:
    assert branch_words("Skin Diseases") == ""
    assert branch_words("") == ""
