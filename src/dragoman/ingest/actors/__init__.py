"""Users' own lists of actors: tables and FollowTheMoney entities → what is known beforehand."""
