"""Settings, policies and the demo company."""
