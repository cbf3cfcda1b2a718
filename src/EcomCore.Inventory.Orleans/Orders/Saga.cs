namespace EcomCore.Inventory.Orleans;

/// <summary>Where a command of several items stands. Each phase can be begun again from its start: every step is done at most once.</summary>
internal enum SagaPhase
{
    /// <summary>Each item is asked to do what can be undone.</summary>
    Try = 0,

    /// <summary>All have agreed; each item does the rest, and none can refuse.</summary>
    Finish = 1,

    /// <summary>One has refused; the others undo.</summary>
    Undo = 2,
}

/// <summary>A command of several items that is half done.</summary>
[GenerateSerializer]
internal sealed class Saga
{
    [Id(0)]
    public LedgerCommand Command { get; set; }

    [Id(1)]
    public SagaPhase Phase { get; set; }

    /// <summary>The items that take part, in the order in which they are asked.</summary>
    [Id(2)]
    public List<string> Items { get; set; } = [];

    /// <summary>Per item when the reservation ended before the command; null where it does not end or there was none.</summary>
    [Id(3)]
    public List<long?> Ends { get; set; } = [];

    /// <summary>Why it is undone.</summary>
    [Id(4)]
    public LedgerAnswer Refusal { get; set; }

    /// <summary>Of a reservation: the order's items before it, to which a refusal goes back.</summary>
    [Id(6)]
    public List<string> PartsBefore { get; set; } = [];

    /// <summary>Of a reservation: whether the order was known before it.</summary>
    [Id(7)]
    public bool WasKnown { get; set; }

    /// <summary>When it began by the clock of its silo, ticks since 1970.</summary>
    [Id(5)]
    public long StartedTicks { get; set; }

    /// <summary>How often the command was given up before because it took too long; the names of its steps differ from those of then.</summary>
    [Id(8)]
    public int Attempt { get; set; }

    /// <summary>Of goods that come back: what each item takes, where an order was shipped from several pools of one item; else empty.</summary>
    [Id(9)]
    public List<LedgerCommand> Shares { get; set; } = [];
}
