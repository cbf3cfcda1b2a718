namespace EcomCore.Forecasting;

/// <summary>How a stage of a supply chain orders: up to its forecast over the lead time, and how fast it closes the gap.</summary>
/// <remarks>
/// At the end of each period, with forecast F, lead time L and safety stock S, the target is L F + S; the stage orders F + reaction (target - F - position), where the position is stock less back-orders plus what is
/// on order. With a reaction of 1 that is the order-up-to policy of Chen, Drezner, Ryan and Simchi-Levi (2000); below 1 the smoothing policy of Dejonckheere, Disney, Lambrecht and Towill (2003).
/// Immutable and safe to share between threads.
/// </remarks>
public sealed record OrderPolicy
{
    internal const int MostLeadTime = 500;
    internal const int MostWindow = 5000;

    private readonly double _reaction = 1;
    private readonly double _safetyStock;

    private OrderPolicy(int leadTime, int window, double alpha) => (LeadTime, Window, Alpha) = (leadTime, window, alpha);

    /// <summary>Gets the periods from an order at the end of one period to its arrival at the start of another; 1 is the next.</summary>
    public int LeadTime { get; }

    /// <summary>Gets the number of periods of the moving average; 0 with exponential smoothing.</summary>
    public int Window { get; }

    /// <summary>Gets the smoothing constant; 0 with a moving average.</summary>
    public double Alpha { get; }

    /// <summary>Gets the share of the gap to the target that one order closes.</summary>
    /// <value>Above 0, at most 1. Default 1.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is out of range.</exception>
    public double Reaction
    {
        get => _reaction;
        init
        {
            Guard.Between(value, double.Epsilon, 1, nameof(Reaction));
            _reaction = value;
        }
    }

    /// <summary>Gets the safety stock in units.</summary>
    /// <value>0 or more. Default 0.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is out of range.</exception>
    public double SafetyStock
    {
        get => _safetyStock;
        init
        {
            Guard.FiniteAtLeast(value, 0, nameof(SafetyStock));
            _safetyStock = value;
        }
    }

    /// <summary>Gets whether an order may be negative, so that stock goes back at no cost, as the theory takes it.</summary>
    /// <value>Default false: an order below 0 is 0.</value>
    public bool MayReturn { get; init; }

    /// <summary>Gets the periods at the start of a simulation that its figures leave out, because the policy is still filling its memory.</summary>
    internal int WarmUp => LeadTime + Math.Max(Window, Alpha > 0 ? (int)Math.Ceiling(3 / Alpha) : 0) + (int)Math.Min(MostWindow, Math.Ceiling(3 * ((1 / Reaction) - 1)));

    /// <summary>Forecasts with the mean of the last periods.</summary>
    /// <param name="leadTime">Periods, 1 to 500.</param>
    /// <param name="window">Periods averaged, 1 to 5,000.</param>
    /// <returns>The policy.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of range.</exception>
    public static OrderPolicy MovingAverage(int leadTime, int window)
    {
        Guard.Between(leadTime, 1, MostLeadTime);
        Guard.Between(window, 1, MostWindow);
        return new OrderPolicy(leadTime, window, 0);
    }

    /// <summary>Forecasts with simple exponential smoothing.</summary>
    /// <param name="leadTime">Periods, 1 to 500.</param>
    /// <param name="alpha">Smoothing constant, 0.001 to 1.</param>
    /// <returns>The policy.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of range.</exception>
    public static OrderPolicy ExponentialSmoothing(int leadTime, double alpha)
    {
        Guard.Between(leadTime, 1, MostLeadTime);
        Guard.Between(alpha, 0.001, 1);
        return new OrderPolicy(leadTime, 0, alpha);
    }
}
