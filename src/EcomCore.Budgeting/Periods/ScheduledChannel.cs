namespace EcomCore.Budgeting;

/// <summary>A channel whose spend is planned over several periods, with what stays of its effect from one to the next.</summary>
public sealed record ScheduledChannel
{
    /// <summary>Creates a channel without carry-over and limits.</summary>
    /// <param name="id">The channel's key, 1 to 200 characters; distinct within a request.</param>
    /// <param name="curve">Response of one period to the spend that works in it, as <see cref="ChannelFit.Curve"/> is; concave.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">The id is empty or too long, or the curve is not concave.</exception>
    public ScheduledChannel(string id, ResponseCurve curve)
    {
        ChannelIds.CheckOne(id);
        Guard.NotNull(curve);
        if (!curve.IsConcave)
        {
            throw new ArgumentException($"Expected a concave curve; found {curve}.", nameof(curve));
        }

        Id = id;
        Curve = curve;
    }

    /// <summary>Gets the key.</summary>
    public string Id { get; }

    /// <summary>Gets the response of one period.</summary>
    public ResponseCurve Curve { get; }

    /// <summary>Gets the part of the effect that stays from period to period: (1 - r) * (x + r * x before + ...) works.</summary>
    /// <value>0 to 0.99; default 0.</value>
    public double Retention
    {
        get;
        init
        {
            Guard.Between(value, 0, 0.99, nameof(Retention));
            field = value;
        }
    }

    /// <summary>Gets the spend that still worked in the period before the first.</summary>
    /// <value>0 to 1e15; default 0.</value>
    public double WorkingBefore
    {
        get;
        init
        {
            Guard.Between(value, 0, 1e15, nameof(WorkingBefore));
            field = value;
        }
    }

    /// <summary>Gets how much one unit of response counts in each period: the season.</summary>
    /// <value>As many numbers of 0 to 1e6 as there are periods; null for 1 in each, the default.</value>
    public IReadOnlyList<double>? PeriodWeights { get; init; }

    /// <summary>Gets the least spend over all periods together.</summary>
    /// <value>Money, 0 or more; default 0.</value>
    public decimal Floor
    {
        get;
        init
        {
            Guard.AtLeast(value, 0m, nameof(Floor));
            field = value;
        }
    }

    /// <summary>Gets the largest spend over all periods together.</summary>
    /// <value>Money, 0 or more; default null: no limit.</value>
    public decimal? Cap
    {
        get;
        init
        {
            Guard.AtLeast(value ?? 0m, 0m, nameof(Cap));
            field = value;
        }
    }
}
