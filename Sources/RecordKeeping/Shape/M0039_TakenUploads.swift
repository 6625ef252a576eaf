extension Migration {
  /// On PostgreSQL an upload that a dossier takes is counted off at the commit. The count is one row of an authority: whoever took it
  /// in the midst of his work held up all others to the end of it, and two that had locked something else before waited for
  /// each other. As the last thing that is locked it is held for as long as a commit takes. What comes and what is forgotten is
  /// written by whoever has the record alone, and is counted at once. SQLite has one writer, and nothing changes.
  static let m0039 = Migration(
    39, "taken-uploads",
    "-- There is one writer.",
    postgres: """
      DROP TRIGGER upload_waits ON upload;
      CREATE TRIGGER upload_waits AFTER INSERT OR DELETE ON upload FOR EACH ROW EXECUTE FUNCTION count_upload();
      CREATE CONSTRAINT TRIGGER upload_taken AFTER UPDATE OF is_waiting ON upload DEFERRABLE INITIALLY DEFERRED
        FOR EACH ROW WHEN (OLD.is_waiting = 1 AND NEW.is_waiting = 0) EXECUTE FUNCTION count_upload();
      """,
    begun: "-- Whoever takes one counts it.")
}
