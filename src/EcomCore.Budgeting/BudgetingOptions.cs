namespace EcomCore.Budgeting;

/// <summary>What a deployment tunes. Plain properties, so that a host can bind them from configuration.</summary>
public sealed class BudgetingOptions
{
    /// <summary>Gets or sets the currency's code of ISO 4217; amounts are whole numbers of its smallest unit.</summary>
    /// <value>Default <c>CNY</c>: cents.</value>
    public string Currency { get; set; } = "CNY";

    /// <summary>Gets or sets who gets the units that do not divide evenly in a split by shares.</summary>
    /// <value>Default <see cref="SplitMethod.LargestRemainder"/>.</value>
    public SplitMethod Rounding { get; set; }

    /// <summary>Gets or sets the weight of the stage in a split by score.</summary>
    /// <value>0 to <see cref="SplitRules.MaxWeight"/>; default <see cref="SplitRules.DefaultStageWeight"/>.</value>
    public double StageWeight { get; set; } = SplitRules.DefaultStageWeight;

    /// <summary>Gets or sets the weight of revenue in a split by score.</summary>
    /// <value>0 to <see cref="SplitRules.MaxWeight"/>; default <see cref="SplitRules.DefaultFactWeight"/>.</value>
    public double RevenueWeight { get; set; } = SplitRules.DefaultFactWeight;

    /// <summary>Gets or sets the weight of the margin rate in a split by score.</summary>
    /// <value>0 to <see cref="SplitRules.MaxWeight"/>; default <see cref="SplitRules.DefaultFactWeight"/>.</value>
    public double MarginWeight { get; set; } = SplitRules.DefaultFactWeight;

    /// <summary>Gets or sets the weight of the expected return in a split by score.</summary>
    /// <value>0 to <see cref="SplitRules.MaxWeight"/>; default 0.</value>
    public double ExpectedReturnWeight { get; set; }

    /// <summary>Gets or sets the weight of the market potential in a split by score.</summary>
    /// <value>0 to <see cref="SplitRules.MaxWeight"/>; default 0.</value>
    public double MarketPotentialWeight { get; set; }

    /// <summary>Gets or sets the weight of traffic in a split by score.</summary>
    /// <value>0 to <see cref="SplitRules.MaxWeight"/>; default 0.</value>
    public double TrafficWeight { get; set; }

    /// <summary>Gets or sets the weight of the conversion rate in a split by score.</summary>
    /// <value>0 to <see cref="SplitRules.MaxWeight"/>; default 0.</value>
    public double ConversionWeight { get; set; }

    /// <summary>Gets or sets the stage share of all mature channels together.</summary>
    /// <value>0 to <see cref="SplitRules.MaxWeight"/>, in proportion to the other stages; default 60.</value>
    public double MatureShare { get; set; } = StageShares.Default.Mature;

    /// <summary>Gets or sets the stage share of all growing channels together.</summary>
    /// <value>0 to <see cref="SplitRules.MaxWeight"/>, in proportion to the other stages; default 30.</value>
    public double GrowingShare { get; set; } = StageShares.Default.Growing;

    /// <summary>Gets or sets the stage share of all new channels together.</summary>
    /// <value>0 to <see cref="SplitRules.MaxWeight"/>, in proportion to the other stages; default 10.</value>
    public double NewShare { get; set; } = StageShares.Default.New;

    /// <summary>Gets or sets the part of a split by score that is set aside for new channels.</summary>
    /// <value>0 to 1, or null to let new channels compete; default <see cref="SplitRules.DefaultExplorationShare"/>: "10 % to explore new platforms".</value>
    public double? ExplorationShare { get; set; } = SplitRules.DefaultExplorationShare;

    /// <summary>Gets or sets the relative gap at which the optimiser stops.</summary>
    /// <value>
    /// <see cref="OptimizerSettings.MinGapTolerance"/> to <see cref="OptimizerSettings.MaxGapTolerance"/>; default that of
    /// <see cref="OptimizerSettings.Default"/>.
    /// </value>
    public double GapTolerance { get; set; } = OptimizerSettings.Default.GapTolerance;

    /// <summary>Gets or sets how many nodes the optimiser looks at.</summary>
    /// <value>1 to <see cref="OptimizerSettings.MaxNodeLimit"/>; default that of <see cref="OptimizerSettings.Default"/>.</value>
    public int NodeLimit { get; set; } = OptimizerSettings.Default.NodeLimit;
}
