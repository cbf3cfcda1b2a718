namespace EcomCore.Inventory.PostgreSql;

/// <summary>What a deployment of the ledger in a PostgreSQL database tunes.</summary>
public sealed class PostgreSqlLedgerOptions
{
    /// <summary>Gets or sets the database.</summary>
    /// <value>A connection string of Npgsql; required where the ledger is made by a host's container. The database exists, and a schema in it is made at the
    /// first start.</value>
    public string ConnectionString { get; set; } = string.Empty;

    /// <summary>Gets or sets the schema that holds the tables.</summary>
    /// <value>Small letters, digits and underscores, at most 63. Default <c>ecom_ledger</c>.</value>
    public string Schema { get; set; } = "ecom_ledger";

    /// <summary>Gets or sets the name of the ledger; a schema holds any number of them, which know nothing of each other.</summary>
    /// <value>1 to 256 characters. Default <c>main</c>.</value>
    public string LedgerName { get; set; } = "main";

    /// <summary>Gets or sets how much the ledger remembers and holds in memory. The same at every host of a ledger.</summary>
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

    /// <summary>Gets or sets how long a host that has work goes on before it lets other hosts of the same ledger write.</summary>
    /// <value>Milliseconds, 1 to 500. Default 10. Longer turns are more commands per second over all hosts, and a longer wait for each.</value>
    public int TurnMilliseconds { get; set; } = 10;

    /// <summary>Gets or sets after how long in its turn without a word a host is taken for dead, so that the server ends its session and others go on.</summary>
    /// <value>Seconds, 1 to 3,600. Default 5.</value>
    public int TurnTimeoutSeconds { get; set; } = 5;

    /// <summary>Gets or sets how long commands wait for a server that went away before they fail with a <see cref="LedgerStorageException"/>.</summary>
    /// <value>Seconds, 0 to 3,600. Default 30.</value>
    public int RetrySeconds { get; set; } = 30;

    /// <summary>Gets or sets whether the ledger only reads: what was committed when it was opened.</summary>
    /// <value>Default false.</value>
    public bool ReadOnly { get; set; }

    /// <summary>Finds every option outside its range.</summary>
    /// <returns>One sentence each; empty when all are well.</returns>
    public IReadOnlyList<string> Faults()
    {
        var faults = new List<string>(Ledger is null ? ["Ledger: expected options, found null."] : Ledger.Faults().Select(fault => "Ledger." + fault));
        MustBe(LedgerSchema.IsName(Schema), nameof(Schema), "small letters, digits and underscores, at most 63", $"'{Schema}'");
        MustBe(LedgerName is { Length: >= 1 and <= 256 } && !LedgerName.Any(char.IsControl), nameof(LedgerName), "1 to 256 characters", $"'{LedgerName}'");
        MustBe(QueueLimit is >= 1 and <= 10_000_000, nameof(QueueLimit), "1 to 10,000,000", QueueLimit);
        MustBe(BatchLimit is >= 1 and <= 100_000, nameof(BatchLimit), "1 to 100,000", BatchLimit);
        MustBe(GroupWaitMicroseconds is >= 0 and <= 100_000, nameof(GroupWaitMicroseconds), "0 to 100,000", GroupWaitMicroseconds);
        MustBe(SnapshotEvery >= 1, nameof(SnapshotEvery), "1 or more", SnapshotEvery);
        MustBe(TurnMilliseconds is >= 1 and <= 500, nameof(TurnMilliseconds), "1 to 500", TurnMilliseconds);
        MustBe(TurnTimeoutSeconds is >= 1 and <= 3_600, nameof(TurnTimeoutSeconds), "1 to 3,600", TurnTimeoutSeconds);
        MustBe(RetrySeconds is >= 0 and <= 3_600, nameof(RetrySeconds), "0 to 3,600", RetrySeconds);
        return faults;

        void MustBe(bool holds, string option, string expected, object found)
        {
            if (!holds)
            {
                faults.Add(FormattableString.Invariant($"{option}: expected {expected}, found {found}."));
            }
        }
    }
}
