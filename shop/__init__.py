"""The business: catalogue, pricing, policy, orders and ledger; knows neither Telegram nor SQL dialects."""
