namespace EcomCore.SampleData;

/// <summary>What was tried of one kind of error, and how much of it a scheme did not notice.</summary>
internal readonly record struct Trial(long Tried, long Missed)
{
    /// <summary>Gets the share noticed, from 0 to 1; NaN when nothing was tried.</summary>
    public double Detected => 1 - ((double)Missed / Tried);
}
