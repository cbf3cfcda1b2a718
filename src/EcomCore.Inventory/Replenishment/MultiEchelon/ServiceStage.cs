namespace EcomCore.Inventory;

/// <summary>A stage of a supply chain that may keep safety stock: a supplier's part, a factory, a warehouse. Immutable.</summary>
public sealed record ServiceStage
{
    /// <summary>The longest processing or promised time, and the longest way through the chain, in units of time.</summary>
    public const int MaxTime = 2000;

    /// <summary>Creates a stage.</summary>
    /// <param name="name">The stage; not empty.</param>
    /// <param name="processingTime">Time from having all inputs to being able to serve, in whole units of time; 0 to 2000.</param>
    /// <param name="holdingCost">Cost of keeping a unit for a unit of time here; finite, 0 or more.</param>
    /// <param name="demandStdDev">Standard deviation of the stage's own customers' demand per unit of time; finite, 0 or more.</param>
    /// <param name="promisedTime">The longest time its own customers may wait; 0 to 2000. Null for a stage without customers of its own; one that supplies nobody
    /// then serves at once.</param>
    /// <param name="supplierTime">The time its outside supplies take to come; 0 to 2000.</param>
    /// <param name="safetyFactor">z: safety stock covers z standard deviations of demand; finite, 0 or more.</param>
    /// <param name="supplies">Names of the stages that this one delivers to; null for none.</param>
    /// <exception cref="ArgumentException"><paramref name="name"/> is empty.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="name"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside its range.</exception>
    public ServiceStage(
        string name,
        int processingTime,
        double holdingCost,
        double demandStdDev = 0,
        int? promisedTime = null,
        int supplierTime = 0,
        double safetyFactor = 1,
        IEnumerable<string>? supplies = null)
    {
        Guard.NotEmpty(name);
        Guard.Between(processingTime, 0, MaxTime);
        Guard.FiniteAtLeast(holdingCost, 0);
        Guard.FiniteAtLeast(demandStdDev, 0);
        Guard.Between(promisedTime ?? 0, 0, MaxTime, nameof(promisedTime));
        Guard.Between(supplierTime, 0, MaxTime);
        Guard.FiniteAtLeast(safetyFactor, 0);
        Name = name;
        ProcessingTime = processingTime;
        HoldingCost = holdingCost;
        DemandStdDev = demandStdDev;
        PromisedTime = promisedTime;
        SupplierTime = supplierTime;
        SafetyFactor = safetyFactor;
        Supplies = supplies is null ? [] : [.. supplies];
    }

    /// <summary>Gets the stage's name.</summary>
    public string Name { get; }

    /// <summary>Gets the time from having all inputs to being able to serve.</summary>
    public int ProcessingTime { get; }

    /// <summary>Gets the cost of keeping a unit for a unit of time here.</summary>
    public double HoldingCost { get; }

    /// <summary>Gets the standard deviation of the stage's own customers' demand per unit of time.</summary>
    public double DemandStdDev { get; }

    /// <summary>Gets the longest time its own customers may wait; null without customers of its own.</summary>
    public int? PromisedTime { get; }

    /// <summary>Gets the time its outside supplies take to come.</summary>
    public int SupplierTime { get; }

    /// <summary>Gets the number of standard deviations of demand that safety stock covers.</summary>
    public double SafetyFactor { get; }

    /// <summary>Gets the names of the stages that this one delivers to.</summary>
    public IReadOnlyList<string> Supplies { get; }
}
