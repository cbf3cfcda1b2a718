namespace EcomCore.Forecasting;

/// <summary>How long one period of a <see cref="DemandSeries"/> is.</summary>
public enum SeriesFrequency
{
    /// <summary>Periods are numbered and have no date.</summary>
    Index,

    /// <summary>One day; the default season is 7 periods, a week.</summary>
    Daily,

    /// <summary>Seven days from any weekday; the default season is 52 periods, a year.</summary>
    Weekly,

    /// <summary>A calendar month; the default season is 12 periods, a year.</summary>
    Monthly,

    /// <summary>Three calendar months; the default season is 4 periods, a year.</summary>
    Quarterly,

    /// <summary>A calendar year; no season.</summary>
    Yearly,
}
