namespace EcomCore.Forecasting;

/// <summary>One term of the logarithm of demand: a phase of an event, a wave, or a slot of a short season.</summary>
internal sealed class EffectTerm(string name, EffectKind kind, Func<EffectPeriod, double> value)
{
    public string Name => name;

    public EffectKind Kind => kind;

    public RetailEvent? Event { get; init; }

    public EventPhase Phase { get; init; }

    /// <summary>Gets the number that ties the sine and cosine of one wave together.</summary>
    public int Pair { get; init; }

    public double Coefficient { get; set; }

    public double At(EffectPeriod period) => value(period);

    /// <summary>The same term measured from a value other than 0.</summary>
    public EffectTerm From(double start) => new(name, kind, period => value(period) - start);

    public static EffectTerm OfEvent(RetailEvent item, EventPhase phase) =>
        new(item.Name, EffectKind.Event, period => item.Share(period.Start, period.End, phase)) { Event = item, Phase = phase };

    /// <summary>A regressor whose values begin with the first period of a series.</summary>
    public static EffectTerm OfRegressor(Regressor regressor, DemandSeries series) =>
        new(regressor.Name, EffectKind.Regressor, period => regressor.At(period.StepsFrom(series)));

    public static EffectTerm Wave(int pair, bool sine, double periodsPerCycle) =>
        new("year", EffectKind.Wave, period => sine
            ? Math.Sin(2 * Math.PI * pair * period.Cycle(periodsPerCycle))
            : Math.Cos(2 * Math.PI * pair * period.Cycle(periodsPerCycle)))
        { Pair = pair };

    /// <summary>1 in a slot of a short season, -1 in the last slot: the effects of all slots sum to 0.</summary>
    public static EffectTerm OfSlot(int slot, int slots) =>
        new("season", EffectKind.Slot, period => period.Slot(slots) == slot ? 1 : period.Slot(slots) == slots - 1 ? -1 : 0);
}
