namespace EcomCore.Segmentation;

/// <summary>An id in a form of fixed size, equal for equal ids and for no others.</summary>
/// <typeparam name="TKey">The form itself.</typeparam>
internal interface ICustomerKey<TKey> : IEquatable<TKey>
    where TKey : struct
{
    uint Hash { get; }
}
