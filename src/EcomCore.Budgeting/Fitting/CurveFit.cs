namespace EcomCore.Budgeting;

/// <summary>Response curves fitted from a history, how well they fit, and what the history cannot tell.</summary>
/// <remarks>Immutable; safe to share between threads.</remarks>
public sealed class CurveFit
{
    private readonly Func<int, int, IReadOnlyList<CurveDraw>>? _draw;

    internal CurveFit(IReadOnlyList<ChannelFit> channels, Func<int, int, IReadOnlyList<CurveDraw>>? draw)
    {
        Channels = channels;
        _draw = draw;
    }

    /// <summary>Gets one fit per channel in the order of the history; empty when nothing was fitted.</summary>
    public IReadOnlyList<ChannelFit> Channels { get; }

    /// <summary>Gets intercept, trend, season and controls.</summary>
    public required IReadOnlyList<FittedParameter> Baseline { get; init; }

    /// <summary>Gets the fitted response per period.</summary>
    public required IReadOnlyList<double> Fitted { get; init; }

    /// <summary>Gets observed less fitted response per period.</summary>
    public required IReadOnlyList<double> Residuals { get; init; }

    /// <summary>Gets the sum of squared residuals.</summary>
    public required double SumOfSquares { get; init; }

    /// <summary>Gets periods less parameters that are not at a limit.</summary>
    public required int DegreesOfFreedom { get; init; }

    /// <summary>Gets the part of the response's variance that the fit explains; NaN when the response never varies.</summary>
    public required double RSquared { get; init; }

    /// <summary>Gets the standard deviation of the residuals, by degrees of freedom.</summary>
    public required double ResidualStandardDeviation { get; init; }

    /// <summary>Gets the Durbin-Watson statistic of the residuals: about 2 when neighbours are independent; NaN for a perfect fit.</summary>
    public required double DurbinWatson { get; init; }

    /// <summary>Gets every warning.</summary>
    public required IReadOnlyList<FitFinding> Findings { get; init; }

    /// <summary>Gets a value indicating whether curves were fitted at all.</summary>
    public bool IsFitted => Channels.Count > 0;

    /// <summary>Gets a channel's fit.</summary>
    /// <param name="channel">The channel's id.</param>
    /// <returns>The fit.</returns>
    /// <exception cref="KeyNotFoundException">There is no such channel.</exception>
    public ChannelFit this[string channel] => Channels.FirstOrDefault(fit => string.Equals(fit.Channel, channel, StringComparison.Ordinal))
        ?? throw new KeyNotFoundException($"There is no channel '{channel}' in the fit.");

    /// <summary>Draws curves from the normal approximation around the estimates, held within the parameters' ranges.</summary>
    /// <param name="count">How many draws; 1 to 10,000.</param>
    /// <param name="seed">The same seed gives the same draws on every machine.</param>
    /// <returns>The draws: each has one curve per channel. Parameters at a limit or not identified stay at their estimates.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="count"/> is out of range.</exception>
    /// <exception cref="InvalidOperationException">Nothing was fitted.</exception>
    public IReadOnlyList<CurveDraw> Draw(int count, int seed)
    {
        Guard.Between(count, 1, 10_000);
        return _draw?.Invoke(count, seed) ?? throw new InvalidOperationException("Nothing was fitted: see Findings.");
    }
}
