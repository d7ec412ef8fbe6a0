"""Claims -> incidents: candidate pairs, comparison with reasons, clusters."""
