namespace EcomCore.Segmentation;

/// <summary>What was counted while lines were read.</summary>
internal struct LineTally
{
    public int Guests;

    /// <summary>The lines of customers that are later than all that count.</summary>
    public int Later;

    /// <summary>The returns among the lines that count.</summary>
    public int Returns;

    /// <summary>The first line whose amount is beyond <see cref="OrderLine.MaxAmount"/>, plus 1; 0 when there is none.</summary>
    public int FirstBadPlus1;
}
