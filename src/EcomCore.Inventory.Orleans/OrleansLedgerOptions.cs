namespace EcomCore.Inventory.Orleans;

/// <summary>What a deployment of the ledger on Orleans tunes; the same on every silo and client of a cluster.</summary>
public sealed class OrleansLedgerOptions
{
    /// <summary>Gets or sets the PostgreSQL database that keeps the journal, and the list of silos where <see cref="UseClustering"/> is true.</summary>
    /// <value>A connection string of Npgsql; required on silos, and on clients that find the silos through it.</value>
    public string ConnectionString { get; set; } = string.Empty;

    /// <summary>Gets or sets the database schema that holds the ledger's tables; it is made when it does not exist.</summary>
    /// <value>1 to 48 lower-case letters, digits and underscores, a letter first. Default <c>ecom_orleans</c>.</value>
    public string Schema { get; set; } = "ecom_orleans";

    /// <summary>Gets or sets whether silos and clients find each other through the same database.</summary>
    /// <value>Default true. False where the host has configured another clustering.</value>
    public bool UseClustering { get; set; } = true;

    /// <summary>Gets or sets how much each item remembers and holds in memory.</summary>
    /// <value>Default: see <see cref="LedgerOptions"/>, but 100,000 remembered commands and orders per item.</value>
    public LedgerOptions Ledger { get; set; } = new() { RememberedCommands = 100_000, RememberedOrders = 100_000 };

    /// <summary>Gets or sets how many commands may wait at one item; more are refused with <see cref="LedgerReason.Overloaded"/>.</summary>
    /// <value>Commands, 1 to 1,000,000. Default 16,384.</value>
    public int ItemQueueLimit { get; set; } = 16_384;

    /// <summary>Gets or sets how many commands may wait on one silo, over all items; more are refused with <see cref="LedgerReason.Overloaded"/>.</summary>
    /// <value>Commands, 1 to 10,000,000. Default 65,536.</value>
    public int SiloQueueLimit { get; set; } = 65_536;

    /// <summary>Gets or sets the most commands of one item in one commit.</summary>
    /// <value>Commands, 1 to 100,000. Default 4,096.</value>
    public int BatchLimit { get; set; } = 4_096;

    /// <summary>Gets or sets how many commits a silo has under way at one time; the items of a silo share them.</summary>
    /// <value>Connections, 1 to 32. Default 2.</value>
    public int Writers { get; set; } = 2;

    /// <summary>Gets or sets after how many commands of an item its snapshot is saved.</summary>
    /// <value>Commands, 1 or more. Default 5,000.</value>
    public int SnapshotEvery { get; set; } = 5_000;

    /// <summary>Gets or sets after how long an order of several items that could not be completed is undone.</summary>
    /// <value>Default 30 seconds; 1 second to 1 hour.</value>
    public TimeSpan OrderTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Gets or sets how often each silo looks for orders and units that a dead silo left half done.</summary>
    /// <value>Default 5 seconds; 0.1 seconds to 1 hour.</value>
    public TimeSpan SweepInterval { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>Gets or sets how long a caller's command is sent again, with its id, while silos come and go.</summary>
    /// <value>Default 60 seconds; 0 for never, at most 1 hour.</value>
    public TimeSpan ResendFor { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>Finds every option outside its range; <see cref="ConnectionString"/> is not looked at.</summary>
    /// <returns>One sentence each; empty when all are well.</returns>
    public IReadOnlyList<string> Faults()
    {
        var faults = new List<string>(Ledger is null ? ["Ledger: expected options, found null."] : Ledger.Faults().Select(fault => "Ledger." + fault));
        MustBe(IsName(Schema), nameof(Schema), "1 to 48 lower-case letters, digits and underscores, a letter first", Schema);
        MustBe(ItemQueueLimit is >= 1 and <= 1_000_000, nameof(ItemQueueLimit), "1 to 1,000,000", ItemQueueLimit);
        MustBe(SiloQueueLimit is >= 1 and <= 10_000_000, nameof(SiloQueueLimit), "1 to 10,000,000", SiloQueueLimit);
        MustBe(BatchLimit is >= 1 and <= 100_000, nameof(BatchLimit), "1 to 100,000", BatchLimit);
        MustBe(Writers is >= 1 and <= 32, nameof(Writers), "1 to 32", Writers);
        MustBe(SnapshotEvery >= 1, nameof(SnapshotEvery), "1 or more", SnapshotEvery);
        MustBe(IsBetween(OrderTimeout, 1), nameof(OrderTimeout), "1 second to 1 hour", OrderTimeout);
        MustBe(IsBetween(SweepInterval, 0.1), nameof(SweepInterval), "0.1 seconds to 1 hour", SweepInterval);
        MustBe(IsBetween(ResendFor, 0), nameof(ResendFor), "0 to 1 hour", ResendFor);
        return faults;

        void MustBe(bool holds, string option, string expected, object? found)
        {
            if (!holds)
            {
                faults.Add(FormattableString.Invariant($"{option}: expected {expected}, found {found}."));
            }
        }
    }

    private static bool IsBetween(TimeSpan span, double seconds) => span.TotalSeconds >= seconds && span <= TimeSpan.FromHours(1);

    // The name goes into SQL texts.
    private static bool IsName(string? name) =>
        name is { Length: >= 1 and <= 48 } && char.IsAsciiLetterLower(name[0]) && name.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '_');
}
