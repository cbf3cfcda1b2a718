namespace EcomCore.Forecasting;

/// <summary>When a rise of search volume is an alert.</summary>
public sealed class SurgeOptions
{
    internal const double MostScore = 20;
    internal const double MostLift = 100;
    internal const int MostWait = 12;

    /// <summary>Gets or sets the score from which a period opens an alert.</summary>
    /// <value>1 to 20, in standard deviations of the usual error. Default 3: of 1,000 usual periods about one is as high.</value>
    public double OpenScore { get; set; } = 3;

    /// <summary>Gets or sets the score below which a period counts as calm. The gap to <see cref="OpenScore"/> is the hysteresis: a volume that swings about the limit opens one alert, not ten.</summary>
    /// <value>0 to <see cref="OpenScore"/>. Default 1.5.</value>
    public double CloseScore { get; set; } = 1.5;

    /// <summary>Gets or sets the least ratio of volume to expected volume that opens an alert, so that a very steady keyword is not reported for 3 % more.</summary>
    /// <value>1 to 100. Default 1.2.</value>
    public double LeastLift { get; set; } = 1.2;

    /// <summary>Gets or sets the number of high periods in a row that open an alert.</summary>
    /// <value>1 to 12. Default 1: the first high period is the alert.</value>
    public int ConfirmPeriods { get; set; } = 1;

    /// <summary>Gets or sets the number of calm periods in a row that close an alert.</summary>
    /// <value>1 to 12. Default 2.</value>
    public int CalmPeriods { get; set; } = 2;

    /// <summary>Gets or sets how much of a period's error, cut at two standard deviations, the expected level takes over.</summary>
    /// <value>0.01 to 0.5. Default 0.2: the level remembers about 2 / 0.2 - 1 = 9 periods (Brown 1963).</value>
    public double Smoothing { get; set; } = 0.2;

    /// <summary>Gets or sets what the volumes are: searches, or an index without unit.</summary>
    /// <value>Default <see cref="VolumeUnit.Automatic"/>. Set it where an index happens to be whole numbers, as those from 0 to 100 are, or where counts were averaged.</value>
    public VolumeUnit Unit { get; set; } = VolumeUnit.Automatic;

    internal SurgeOptions Copy() => (SurgeOptions)MemberwiseClone();
}
