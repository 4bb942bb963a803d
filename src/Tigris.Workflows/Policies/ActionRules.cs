using System.Collections.Generic;
using System.Linq;

namespace Tigris.Workflows;

/// <summary>Rules on actions.</summary>
internal static class ActionRules
{
    public static IEnumerable<RuleViolation> UnlistedAction(PolicyStatement statement) => statement.Action
        .Where(action => !action.StartsWith(S3Actions.Prefix, System.StringComparison.Ordinal) || !S3Actions.IsListed(action))
        .Select(action => new RuleViolation(action).ReplacedBy(ActionAdvice.Suggest(action)));
}
