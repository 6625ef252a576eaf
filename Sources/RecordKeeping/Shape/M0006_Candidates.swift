extension Migration {
  /// Who wishes for which school in an intake, derived of the log, for councils and for the count of seats.
  static let m0006 = Migration(
    6, "candidates",
    """
    CREATE TABLE candidate (
      authority TEXT NOT NULL,
      intake TEXT NOT NULL,
      school TEXT NOT NULL,
      dossier TEXT NOT NULL,
      -- Which wish of the applicant it is, from 1.
      rank INTEGER NOT NULL,
      milli_points INTEGER NOT NULL,
      points TEXT,
      is_in_zone INTEGER NOT NULL,
      is_turn INTEGER NOT NULL,
      has_seat INTEGER NOT NULL,
      PRIMARY KEY (authority, dossier, school)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX candidate_order ON candidate (authority, intake, school, rank, -milli_points, dossier);
    CREATE INDEX candidate_first ON candidate (authority, intake, dossier) WHERE rank = 1;
    CREATE INDEX candidate_seat ON candidate (authority, intake, school) WHERE has_seat = 1;
    """)
}
