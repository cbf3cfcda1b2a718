namespace EcomCore.Inventory;

/// <summary>What to do with a trial channel after its review period.</summary>
public enum TrialVerdict
{
    /// <summary>It sells: let it take part in the fair share by its own demand.</summary>
    Grow,

    /// <summary>Not clear yet: keep the trial lot as its floor and look again.</summary>
    Hold,

    /// <summary>It does not sell: send no more.</summary>
    End,
}
