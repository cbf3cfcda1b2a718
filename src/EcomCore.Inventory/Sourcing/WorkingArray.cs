namespace EcomCore.Inventory;

/// <summary>Arrays that are used again from order to order.</summary>
internal static class WorkingArray
{
    /// <summary>The array, or a larger one with its contents, if it has no room for so many.</summary>
    public static T[] AtLeast<T>(T[] array, int count)
    {
        if (array.Length < count)
        {
            Array.Resize(ref array, Math.Max(count, array.Length * 2));
        }

        return array;
    }
}
