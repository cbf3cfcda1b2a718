namespace EcomCore.Inventory.Sqlite;

/// <summary>What a deployment of the ledger in a SQLite file tunes.</summary>
public sealed class SqliteLedgerOptions
{
    /// <summary>Gets or sets the file.</summary>
    /// <value>A path; required where the ledger is made by a host's container. Made when it does not exist; its folder must.</value>
    public string Path { get; set; } = string.Empty;

    /// <summary>Gets or sets how much the ledger remembers and holds in memory.</summary>
    /// <value>Default: see <see cref="LedgerOptions"/>.</value>
    public LedgerOptions Ledger { get; set; } = new();

    /// <summary>Gets or sets how many commands may wait; more are refused with <see cref="LedgerReason.Overloaded"/>.</summary>
    /// <value>Commands, 1 to 10,000,000. Default 65,536.</value>
    public int QueueLimit { get; set; } = 65_536;

    /// <summary>Gets or sets the most commands of one commit.</summary>
    /// <value>Commands, 1 to 100,000. Default 4,096.</value>
    public int BatchLimit { get; set; } = 4_096;

    /// <summary>Gets or sets how long a commit waits for callers that were just answered to come back with their next command.</summary>
    /// <value>Microseconds, 0 to 100,000. Default 300. A lone caller never waits.</value>
    public int GroupWaitMicroseconds { get; set; } = 300;

    /// <summary>Gets or sets after how many commands a snapshot is taken at the earliest; it is also put off until the journal since the last one is half
    /// as long as what the ledger remembers, so that snapshots cost a constant share of the work.</summary>
    /// <value>Commands, 1 or more. Default 50,000.</value>
    public int SnapshotEvery { get; set; } = 50_000;

    /// <summary>Gets or sets whether the ledger only reads: what was committed when it was opened. Any number of readers may read beside the one that
    /// writes.</summary>
    /// <value>Default false.</value>
    public bool ReadOnly { get; set; }

    /// <summary>Finds every option outside its range.</summary>
    /// <returns>One sentence each; empty when all are well.</returns>
    public IReadOnlyList<string> Faults()
    {
        var faults = new List<string>(Ledger is null ? ["Ledger: expected options, found null."] : Ledger.Faults().Select(fault => "Ledger." + fault));
        MustBe(QueueLimit is >= 1 and <= 10_000_000, nameof(QueueLimit), "1 to 10,000,000", QueueLimit);
        MustBe(BatchLimit is >= 1 and <= 100_000, nameof(BatchLimit), "1 to 100,000", BatchLimit);
        MustBe(GroupWaitMicroseconds is >= 0 and <= 100_000, nameof(GroupWaitMicroseconds), "0 to 100,000", GroupWaitMicroseconds);
        MustBe(SnapshotEvery >= 1, nameof(SnapshotEvery), "1 or more", SnapshotEvery);
        return faults;

        void MustBe(bool holds, string option, string expected, int found)
        {
            if (!holds)
            {
                faults.Add(FormattableString.Invariant($"{option}: expected {expected}, found {found}."));
            }
        }
    }
}
