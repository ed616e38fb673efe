"""Forms, charts and checks in the notebook. Views live in JavaScript; here is what they are told and what they send."""
