"""Session notes: what was planned and done, what was released, what the facilitator remarked. Nothing else."""
