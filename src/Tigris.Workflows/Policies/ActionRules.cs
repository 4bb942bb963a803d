using System.Collections.Generic;
using System.Linq;

namespace Tigris.Workflows;

/// <summary>Rules on actions.</summary>
internal static class ActionRules
{
    public static IEnumerable<Flaw> UnlistedAction(PolicyStatement statement) => statement.Action
        .Where(action => !action.StartsWith(S3Actions.Prefix, System.StringComparison.Ordinal) || !S3Actions.IsListed(action))
        .Select(action => new Flaw(action).ReplacedBy(ActionAdvice.Instead(action)));
}
