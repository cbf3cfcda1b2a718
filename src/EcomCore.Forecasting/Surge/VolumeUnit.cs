namespace EcomCore.Forecasting;

/// <summary>What search volumes count, which decides what chance does to them.</summary>
public enum VolumeUnit
{
    /// <summary>Told from the periods that are judged with hindsight (<see cref="SurgeReport.HindsightCount"/>): all whole numbers make a count, a fraction an index. What comes later never changes it.</summary>
    Automatic = 0,

    /// <summary>Searches. By chance alone m searches vary by the root of m, so 3 instead of 1 are no surge and 3,000 instead of 1,000 are one. Fractions are allowed.</summary>
    Count = 1,

    /// <summary>A number without a natural unit, such as an index from 0 to 100 or thousands of searches. Only ratios count: a score is the same in any unit.</summary>
    Index = 2,
}
