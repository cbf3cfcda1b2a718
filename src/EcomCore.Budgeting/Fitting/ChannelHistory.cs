namespace EcomCore.Budgeting;

/// <summary>What was spent on a channel per period, and which form of curve to look for.</summary>
public sealed record ChannelHistory
{
    /// <summary>Creates a history with a Hill curve and a carry-over that is estimated.</summary>
    /// <param name="channel">The channel's key, 1 to 200 characters.</param>
    /// <param name="spends">One spend per period, each 0, or 1e-9 to 1e15.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">The id is empty or too long.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A spend is negative, NaN, above 1e15, or above 0 and below 1e-9.</exception>
    public ChannelHistory(string channel, IReadOnlyList<double> spends)
    {
        ChannelIds.CheckOne(channel, nameof(channel));
        Guard.NotNull(spends);
        foreach (var spend in spends)
        {
            Guard.Between(spend, spend == 0 ? 0 : 1e-9, 1e15, nameof(spends));
        }

        Channel = channel;
        Spends = [.. spends];
    }

    /// <summary>Gets the channel's key.</summary>
    public string Channel { get; }

    /// <summary>Gets the spends.</summary>
    public IReadOnlyList<double> Spends { get; }

    /// <summary>Gets the form of the curve.</summary>
    /// <value>Linear, log, power (shape at most 1), exponential, Hill or logistic; default Hill.</value>
    public ResponseCurveKind Kind
    {
        get;
        init
        {
            Guard.Between((int)value, 0, (int)ResponseCurveKind.Logistic, nameof(Kind));
            field = value;
        }
    }
    = ResponseCurveKind.Hill;

    /// <summary>Gets the part of a period's effect that stays for the next one; null to estimate it.</summary>
    /// <value>0 to 0.95, or null; default null.</value>
    public double? Retention
    {
        get;
        init
        {
            Guard.Between(value ?? 0, 0, CurveFitter.MaxRetention, nameof(Retention));
            field = value;
        }
    }

    /// <summary>Gets the largest shape of a Hill curve: 1 for concave curves only.</summary>
    /// <value>0.3 to 6; default 3.</value>
    public double MaxShape
    {
        get;
        init
        {
            Guard.Between(value, CurveFitter.MinShape, CurveFitter.LargestShape, nameof(MaxShape));
            field = value;
        }
    }
    = 3;
}
