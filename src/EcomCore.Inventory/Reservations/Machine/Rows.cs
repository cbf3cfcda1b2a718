namespace EcomCore.Inventory;

/// <summary>Growth of an array of rows: doubling, so that a steady state never allocates.</summary>
internal static class Rows
{
    public const int None = -1;

    public static void Reserve<T>(ref T[] rows, int count)
    {
        if (count > rows.Length)
        {
            Array.Resize(ref rows, Math.Max(16, Math.Max(count, rows.Length * 2)));
        }
    }

    /// <summary>Which of <paramref name="parts"/> parts a hash belongs to; uses the upper bits, which <see cref="IdIndex"/> uses last.</summary>
    public static int PartOf(uint hash, int parts) => (int)(((ulong)hash * (uint)parts) >> 32);
}
