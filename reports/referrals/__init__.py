"""The list of referrals."""
