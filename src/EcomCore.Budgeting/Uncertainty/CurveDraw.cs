namespace EcomCore.Budgeting;

/// <summary>One possible truth: a response curve per channel, drawn together.</summary>
/// <remarks>Immutable.</remarks>
public sealed class CurveDraw
{
    private readonly Dictionary<string, ResponseCurve> _curves = new(StringComparer.Ordinal);

    /// <summary>Creates a draw.</summary>
    /// <param name="curves">One curve per channel's id.</param>
    /// <exception cref="ArgumentNullException"><paramref name="curves"/> or a curve is null.</exception>
    /// <exception cref="ArgumentException">An id is met twice, empty or too long.</exception>
    public CurveDraw(IEnumerable<KeyValuePair<string, ResponseCurve>> curves)
    {
        Guard.NotNull(curves);
        foreach (var pair in curves)
        {
            ChannelIds.CheckOne(pair.Key, nameof(curves));
            Guard.NotNull(pair.Value, nameof(curves));
            _curves.Add(pair.Key, pair.Value);
        }
    }

    /// <summary>Gets a channel's curve.</summary>
    /// <param name="channel">The channel's id.</param>
    /// <returns>The curve.</returns>
    /// <exception cref="KeyNotFoundException">The draw has no such channel.</exception>
    public ResponseCurve this[string channel] => _curves.TryGetValue(channel, out var curve)
        ? curve
        : throw new KeyNotFoundException($"There is no channel '{channel}' in the draw.");

    /// <summary>Looks for a channel's curve.</summary>
    /// <param name="channel">The channel's id.</param>
    /// <returns>The curve; null when there is none.</returns>
    public ResponseCurve? Find(string channel) => _curves.TryGetValue(channel, out var curve) ? curve : null;
}
