namespace EcomCore.Sku;

/// <summary>Hands out serial numbers, each once. A caller keeps one per range of numbers, for example a row of a database.</summary>
/// <remarks>
/// Two callers must never be given the same number, even at the same time: an implementation takes numbers in one atomic step, such as
/// <c>UPDATE serials SET next = next + @count WHERE next + @count - 1 &lt;= @last RETURNING next - @count</c>.
/// </remarks>
public interface ISerialCounter
{
    /// <summary>Takes consecutive numbers, all of them or none.</summary>
    /// <param name="count">How many; 1 or more.</param>
    /// <param name="last">The largest number that may be given, inclusive.</param>
    /// <param name="first">The first of the numbers taken; when none was taken, the next number that is free.</param>
    /// <returns>Whether the numbers were taken; false when they would go beyond <paramref name="last"/>.</returns>
    bool TryTake(long count, long last, out long first);
}
