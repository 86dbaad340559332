"""The personal file: what one person keeps, on this computer and nowhere else."""
