namespace EcomCore.Segmentation;

/// <summary>Arrays whose elements are all to be set before they are read.</summary>
internal static class Unset
{
    /// <summary>An array that is not cleared, where the framework can: who writes an element first touches its memory first, and several threads share the wait.</summary>
    public static T[] Array<T>(int length)
        where T : struct =>
#if NET
        GC.AllocateUninitializedArray<T>(length);
#else
        new T[length];
#endif
}
