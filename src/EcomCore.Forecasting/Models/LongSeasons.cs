namespace EcomCore.Forecasting;

/// <summary>Which seasons a model takes care of that are too long to carry state by state.</summary>
internal enum LongSeasons
{
    /// <summary>None: waves are divided out before the fit.</summary>
    None,

    /// <summary>The series' own season, however long; not the year in daily data.</summary>
    OwnSeason,

    /// <summary>All, or the model has no use for them.</summary>
    All,
}
