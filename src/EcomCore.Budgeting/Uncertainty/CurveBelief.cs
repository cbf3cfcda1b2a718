namespace EcomCore.Budgeting;

/// <summary>What is believed about the curves: draws with weights, sharpened by every week's result. Immutable.</summary>
/// <remarks>
/// Bayes' rule on a fixed set of draws (importance weights): after a result, every draw weighs as much more as it made the result more likely, under normal
/// noise. Cheap and exact for the draws there are; when few of them are left with weight (<see cref="EffectiveDraws"/>), draw anew from a fit.
/// </remarks>
public sealed class CurveBelief
{
    private readonly double[] _weights;

    private CurveBelief(IReadOnlyList<CurveDraw> draws, double[] weights)
    {
        Draws = draws;
        _weights = weights;
    }

    /// <summary>Creates a belief in which all draws are equally likely.</summary>
    /// <param name="draws">1 to <see cref="UncertainBudget.MaxDraws"/> draws.</param>
    /// <exception cref="ArgumentNullException"><paramref name="draws"/> is null or has a null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There are no draws, or too many.</exception>
    public CurveBelief(IReadOnlyList<CurveDraw> draws)
    {
        Guard.NotNull(draws);
        Guard.Between(draws.Count, 1, UncertainBudget.MaxDraws, nameof(draws));
        foreach (var draw in draws)
        {
            Guard.NotNull(draw, nameof(draws));
        }

        Draws = [.. draws];
        _weights = [.. draws.Select(_ => 1.0 / draws.Count)];
    }

    /// <summary>Gets the draws.</summary>
    public IReadOnlyList<CurveDraw> Draws { get; }

    /// <summary>Gets the weights, in the order of the draws; they add up to 1.</summary>
    public IReadOnlyList<double> Weights => _weights;

    /// <summary>Gets how many equally likely draws would be as uncertain: 1 / the sum of squared weights (Kish 1965).</summary>
    public double EffectiveDraws => 1 / _weights.Sum(weight => weight * weight);

    /// <summary>Creates a belief for channels without a history: their curves as guessed, each times a factor that is unsure.</summary>
    /// <param name="channels">The channels with the curves guessed.</param>
    /// <param name="spread">Standard deviation of the factor's logarithm per channel's id: 0.5 for "within about half and double"; 0 to 3. Others are sure.</param>
    /// <param name="count">How many draws; 1 to <see cref="UncertainBudget.MaxDraws"/>.</param>
    /// <param name="seed">The same seed gives the same draws on every machine.</param>
    /// <returns>The belief. The factor's median is 1.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="channels"/> or <paramref name="spread"/> is null.</exception>
    /// <exception cref="ArgumentException">No channel, or an id met twice.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A spread or the count is out of range.</exception>
    public static CurveBelief Around(IReadOnlyList<BudgetChannel> channels, IReadOnlyDictionary<string, double> spread, int count, int seed)
    {
        ChannelIds.Check(channels, channel => channel.Id);
        Guard.NotNull(spread);
        Guard.Between(count, 1, UncertainBudget.MaxDraws);
        foreach (var own in spread.Values)
        {
            Guard.Between(own, 0, 3, nameof(spread));
        }

        var random = new SeededRandom(seed);
        return new CurveBelief([.. Enumerable.Range(0, count).Select(_ => new CurveDraw(channels.Select(channel => new KeyValuePair<string, ResponseCurve>(
            channel.Id,
            spread.TryGetValue(channel.Id, out var own) && own > 0 ? channel.Curve.WithScaleTimes(Math.Exp(own * random.Normal())) : channel.Curve))))]);
    }

    /// <summary>Learns from a result.</summary>
    /// <param name="channel">The channel's id.</param>
    /// <param name="spend">What was spent in one period; 0 or more.</param>
    /// <param name="response">What it brought.</param>
    /// <param name="noise">Standard deviation of the result around the curve; above 0.</param>
    /// <returns>The belief after it. Where no draw makes the result possible to a double, the draw nearest to it gets all the weight.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="channel"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of range or NaN.</exception>
    /// <exception cref="KeyNotFoundException">A draw has no such channel.</exception>
    public CurveBelief Observe(string channel, double spend, double response, double noise)
    {
        Guard.NotNull(channel);
        Guard.FiniteAtLeast(spend, 0);
        Guard.Between(response, -1e100, 1e100);
        Guard.Between(noise, 1e-100, 1e100);
        var logs = _weights.Select((weight, k) =>
        {
            var miss = (response - Draws[k][channel].ResponseAt(spend)) / noise;
            return Math.Log(weight) - (miss * miss / 2);
        }).ToArray();
        var peak = logs.Max();
        var weights = logs.Select(log => log == peak ? 1 : Math.Exp(log - peak)).ToArray();
        var sum = weights.Sum();
        return new CurveBelief(Draws, [.. weights.Select(weight => weight / sum)]);
    }

    /// <summary>Picks a draw at random by weight.</summary>
    /// <param name="seed">The same seed gives the same draw on every machine; use another one each week.</param>
    /// <returns>The draw.</returns>
    public CurveDraw Pick(int seed)
    {
        var left = new SeededRandom(seed).Uniform();
        for (var k = 0; k < _weights.Length; k++)
        {
            left -= _weights[k];
            if (left <= 0)
            {
                return Draws[k];
            }
        }

        return Draws[Draws.Count - 1];
    }
}
