namespace EcomCore.Forecasting;

/// <summary>A stretch of missing periods.</summary>
/// <param name="First">Position of the first missing period, from 0.</param>
/// <param name="Count">How many periods are missing in a row, 1 or more.</param>
public readonly record struct SeriesGap(int First, int Count)
{
    internal static IReadOnlyList<SeriesGap> Of(ReadOnlySpan<double> values)
    {
        var gaps = new List<SeriesGap>();
        for (var t = 0; t < values.Length; t++)
        {
            var first = t;
            while (t < values.Length && double.IsNaN(values[t]))
            {
                t++;
            }

            if (t > first)
            {
                gaps.Add(new SeriesGap(first, t - first));
            }
        }

        return gaps.AsReadOnly();
    }
}
