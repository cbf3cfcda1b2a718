namespace EcomCore.Risk;

/// <summary>How far an incident may spread before it rises by a level at once. Each measure raises it one level, once; 0 leaves a measure out.</summary>
public sealed record RiskSpread
{
    /// <summary>Gets on how many platforms it stands when it rises.</summary>
    /// <value>0 to 1,000 platforms; default 0.</value>
    public int Platforms
    {
        get;
        init
        {
            Guard.Between(value, 0, 1000);
            field = value;
        }
    }

    /// <summary>Gets how many people its posts have reached together (<see cref="Post.Reach"/>) when it rises.</summary>
    /// <value>0 or more people; default 0.</value>
    public long Reach
    {
        get;
        init
        {
            Guard.AtLeast(value, 0);
            field = value;
        }
    }

    /// <summary>Gets how many times the count at its opening it has when it rises.</summary>
    /// <value>0, or more than 1 up to 1,000; default 0.</value>
    public double Growth
    {
        get;
        init
        {
            Guard.Between(value, 0, 1000);
            if (value is > 0 and <= 1)
            {
                throw new ArgumentOutOfRangeException(nameof(value), value, FormattableString.Invariant($"Expected 0, or more than 1 up to 1000; found {value}."));
            }

            field = value;
        }
    }
}
