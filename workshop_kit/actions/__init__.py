"""What a team agreed to do: duties and their days, answers to customers, readiness and follow-up."""
