namespace EcomCore.Segmentation;

/// <summary>Which values got which score on one axis, and which scores nobody got. Immutable.</summary>
public sealed class ScoreScale
{
    internal ScoreScale(RfmAxis axis, ScoreBand[] bands)
    {
        Axis = axis;
        Bands = Array.AsReadOnly(bands);
        EmptyScores = Array.AsReadOnly(bands.Where(band => band.Customers == 0).Select(band => band.Score).ToArray());
    }

    /// <summary>Gets the axis.</summary>
    public RfmAxis Axis { get; }

    /// <summary>Gets the number of scores.</summary>
    public int Bins => Bands.Count;

    /// <summary>Gets a band per score, from score 1 upwards.</summary>
    public IReadOnlyList<ScoreBand> Bands { get; }

    /// <summary>Gets the scores that no customer has, rising: ties, or too few customers for so many bins.</summary>
    public IReadOnlyList<int> EmptyScores { get; }
}
