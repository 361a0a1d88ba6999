"""The smallest oTree project that has a live page."""

SESSION_CONFIGS = [{"name": "talk", "display_name": "Talk", "app_sequence": ["talk"], "num_demo_participants": 2}]
SESSION_CONFIG_DEFAULTS = {"real_world_currency_per_point": 1.0, "participation_fee": 0.0}
LANGUAGE_CODE = "en"
SECRET_KEY = "only-to-measure"
ADMIN_USERNAME = "admin"
ADMIN_PASSWORD = "only-to-measure"
