namespace EcomCore.Segmentation;

/// <summary>A named group of customers.</summary>
public sealed record Segment
{
    /// <summary>Creates a segment.</summary>
    /// <param name="name">The name; segments of one scheme with the same names are the same segment.</param>
    /// <param name="chineseName">The Chinese name; <paramref name="name"/> when null.</param>
    /// <exception cref="ArgumentNullException"><paramref name="name"/> is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="name"/> is empty.</exception>
    public Segment(string name, string? chineseName = null)
    {
        Guard.NotEmpty(name);
        Name = name;
        ChineseName = chineseName ?? name;
    }

    /// <summary>Gets the segment of the customers whose scores no rule of a scheme covers.</summary>
    public static Segment Unassigned { get; } = new("Unassigned", "未分类");

    /// <summary>Gets the name.</summary>
    public string Name { get; }

    /// <summary>Gets the Chinese name.</summary>
    public string ChineseName { get; }

    /// <summary>Gives the name.</summary>
    /// <returns><see cref="Name"/>.</returns>
    public override string ToString() => Name;
}
