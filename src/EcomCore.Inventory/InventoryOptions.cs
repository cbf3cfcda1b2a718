namespace EcomCore.Inventory;

/// <summary>What a deployment tunes. Every default is stated here and nowhere else.</summary>
public sealed class InventoryOptions
{
    /// <summary>Gets or sets how stock is divided once every floor is met.</summary>
    /// <value>Default <see cref="AllocationMethod.FairShare"/>.</value>
    public AllocationMethod Method { get; set; } = AllocationMethod.FairShare;

    /// <summary>Gets or sets how fair shares become whole units.</summary>
    /// <value>Default <see cref="Rounding.Webster"/>, the divisor method without bias (Balinski and Young 1982).</value>
    public Rounding Rounding { get; set; } = Rounding.Webster;

    /// <summary>Gets or sets the units of each item held back centrally.</summary>
    /// <value>Units, 0 or more. Default 0.</value>
    public long ReserveUnits { get; set; }

    /// <summary>Gets or sets the percent of each item's stock held back centrally.</summary>
    /// <value>Percent, 0 to 100. Default 0.</value>
    public decimal ReservePercent { get; set; }

    /// <summary>Gets or sets how demand varies, for <see cref="AllocationMethod.ExpectedProfit"/>.</summary>
    /// <value>Default <see cref="DemandModel.Normal"/>.</value>
    public DemandModel DemandModel { get; set; } = DemandModel.Normal;

    /// <summary>Gets or sets what a unit costs that is not sold in the cover period, for <see cref="AllocationMethod.ExpectedProfit"/>.</summary>
    /// <value>In the money of the margins; finite, 0 or more. Default 0.</value>
    public double HoldingCost { get; set; }

    /// <summary>Gets or sets the most units of a trial lot for a new channel.</summary>
    /// <value>Units, 0 or more. Default 100 (house rule: 100 units of the same item on the new platform).</value>
    public long TrialLotUnits { get; set; } = TrialLotRule.DefaultUnits;

    /// <summary>Gets or sets the share of the steady channel's monthly sales that a trial lot does not exceed.</summary>
    /// <value>A share, 0 to 1. Default 0.1: the house rule's 100 units beside a steady channel that sells 1,000 a month.</value>
    public double TrialLotSteadyShare { get; set; } = TrialLotRule.DefaultSteadyShare;

    /// <summary>Gets or sets the sell-through from which a trial grows.</summary>
    /// <value>Sold units divided by sent units, 0 to 1, inclusive. Default 0.7 (a convention, not from the house rules).</value>
    public double TrialGrowSellThrough { get; set; } = TrialLotRule.DefaultGrowSellThrough;

    /// <summary>Gets or sets the sell-through below which a trial ends.</summary>
    /// <value>Sold units divided by sent units, 0 to <see cref="TrialGrowSellThrough"/>, exclusive. Default 0.2 (a convention).</value>
    public double TrialEndSellThrough { get; set; } = TrialLotRule.DefaultEndSellThrough;

    /// <summary>Gets or sets the days of cover below which stock is low.</summary>
    /// <value>Days, 0 or more, exclusive. Default 6: the house rule's lower safety stock, 20 % of a 30-day month.</value>
    public double LowStockDays { get; set; } = CoverBands.DefaultLowDays;

    /// <summary>Gets or sets the days of cover above which stock is too much.</summary>
    /// <value>Days, at least <see cref="LowStockDays"/>, exclusive. Default 90, as Amazon defines excess inventory.</value>
    public double OverstockDays { get; set; } = CoverBands.DefaultOverstockDays;

    /// <summary>Gets or sets how much an in-memory reservation ledger remembers and holds.</summary>
    /// <value>Default: see <see cref="LedgerOptions"/>.</value>
    public LedgerOptions Ledger { get; set; } = new();

    /// <summary>Gets or sets the most warehouses that may ship one order.</summary>
    /// <value>Shipments, 1 or more. Default <see cref="SourcingPolicy.NoLimit"/>.</value>
    public int MaxShipments { get; set; } = SourcingPolicy.NoLimit;

    /// <summary>Gets or sets what happens to an order for which there is not enough stock.</summary>
    /// <value>Default <see cref="ShortageRule.Partial"/>.</value>
    public ShortageRule Shortage { get; set; } = ShortageRule.Partial;

    /// <summary>Gets or sets the turns a year above which stock is a fast mover.</summary>
    /// <value>Turns, <see cref="SlowTurns"/> or more, exclusive. Default 3 (a convention of the trade).</value>
    public double FastTurns { get; set; } = MovementRule.DefaultFastTurns;

    /// <summary>Gets or sets the turns a year below which stock is a slow mover.</summary>
    /// <value>Turns, 0 or more, exclusive. Default 1 (a convention of the trade).</value>
    public double SlowTurns { get; set; } = MovementRule.DefaultSlowTurns;

    /// <summary>Gets or sets the days without a sale from which stock is dead.</summary>
    /// <value>Days, 1 or more, inclusive. Default 180 (a convention of the trade).</value>
    public int DeadStockDays { get; set; } = MovementRule.DefaultDeadDays;

    internal AllocationPolicy ToPolicy() => new(Method, Rounding, ReserveUnits, ReservePercent, DemandModel, HoldingCost);

    internal TrialLotRule ToTrialLotRule() => new(TrialLotUnits, TrialLotSteadyShare, TrialGrowSellThrough, TrialEndSellThrough);

    internal CoverBands ToCoverBands() => new(LowStockDays, OverstockDays);

    internal SourcingPolicy ToSourcingPolicy() => new(MaxShipments, Shortage);

    internal MovementRule ToMovementRule() => new(FastTurns, SlowTurns, DeadStockDays);
}
