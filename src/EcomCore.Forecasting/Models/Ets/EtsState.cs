namespace EcomCore.Forecasting;

/// <summary>Level and slope of a model at a moment; the seasonal states are kept beside it.</summary>
internal struct EtsState
{
    public EtsState(EtsForm form, ReadOnlySpan<double> theta, Span<double> seasons)
    {
        Level = theta[EtsLayout.Level];
        Slope = form.Trend == EtsTrend.None ? 0 : theta[EtsLayout.Slope];
        if (form.Season != EtsSeason.None)
        {
            EtsLayout.FirstSeasons(form, theta, seasons);
        }
    }

    public double Level { get; set; }

    public double Slope { get; set; }
}
