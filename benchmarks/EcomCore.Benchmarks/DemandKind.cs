namespace EcomCore.Benchmarks;

/// <summary>How the demands of an allocation are made. The more of them are equal, the more lots tie.</summary>
public enum DemandKind
{
    /// <summary>Exponential with three decimals, as forecasts are; hardly anything ties.</summary>
    Forecast,

    /// <summary>Whole units from 1 to 50, as sales are counted.</summary>
    Whole,

    /// <summary>Whole units from 0 to 5: slow movers.</summary>
    Few,

    /// <summary>The same for every channel of an item, with many digits: an item's forecast split evenly.</summary>
    Equal,
}
