namespace EcomCore.Budgeting;

/// <summary>A channel's curve as fitted.</summary>
public sealed class ChannelFit
{
    internal ChannelFit(
        string channel,
        ResponseCurve curve,
        double retention,
        IReadOnlyList<FittedParameter> parameters,
        IReadOnlyList<double> contributions,
        Func<double, double> responseError)
    {
        Channel = channel;
        Curve = curve;
        Retention = retention;
        Parameters = parameters;
        Contributions = contributions;
        _responseError = responseError;
    }

    private readonly Func<double, double> _responseError;

    /// <summary>Gets the channel's key.</summary>
    public string Channel { get; }

    /// <summary>Gets the response of one period to a steady spend per period, ready for <see cref="BudgetOptimizer"/> with one period's total.</summary>
    public ResponseCurve Curve { get; }

    /// <summary>
    /// Gets the part of the effect that stays from period to period: the curve works on (1 - retention) * the spend carried over by
    /// <see cref="EcomCore.Budgeting.CarryOver.Geometric(double)"/>.
    /// </summary>
    public double Retention { get; }

    /// <summary>Gets the estimates with their standard errors.</summary>
    public IReadOnlyList<FittedParameter> Parameters { get; }

    /// <summary>Gets the response that the fit owes to the channel, per period.</summary>
    public IReadOnlyList<double> Contributions { get; }

    /// <summary>Gives the standard error of the curve's response to a steady spend (delta method).</summary>
    /// <param name="spend">Spend per period; 0 or more.</param>
    /// <returns>The standard error; NaN where the history does not identify it.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="spend"/> is negative or not finite.</exception>
    public double ResponseStandardError(double spend)
    {
        Guard.FiniteAtLeast(spend, 0);
        return _responseError(spend);
    }
}
