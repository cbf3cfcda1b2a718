namespace EcomCore.Risk;

/// <summary>A store of posts that an incident's past can be pulled from; hosts implement it over their database.</summary>
public interface IPostArchive
{
    /// <summary>Finds stored posts.</summary>
    /// <param name="query">Which ones. <see cref="PostQuery.Covers(MatchedPost)"/> says it for one post.</param>
    /// <param name="cancellationToken">Stops the search.</param>
    /// <returns>The posts in any order; a post may come twice, it is counted once.</returns>
    IEnumerable<MatchedPost> Find(PostQuery query, CancellationToken cancellationToken = default);
}
