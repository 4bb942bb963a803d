using System;
using System.Collections.Generic;
using System.Linq;

namespace Tigris.Workflows;

/// <summary>Rules on resources, and on the actions that apply to them.</summary>
internal static class ResourceRules
{
    public static IEnumerable<RuleViolation> InvalidResource(PolicyStatement statement) => statement.Resource
        .Where(resource => !Arn.IsValid(resource))
        .Select(resource => new RuleViolation(resource).ReplacedBy(Arn.Suggest(resource)));

    public static IEnumerable<RuleViolation> ObjectActionOnBucket(PolicyStatement statement) => statement.Resource.Any(Arn.MayBeObject)
        ? []
        : Misplaced(statement, action => !S3Actions.ActsOnBuckets(action) && S3Actions.ActsOnObjects(action), bucket => bucket + "/*");

    public static IEnumerable<RuleViolation> BucketActionOnObject(PolicyStatement statement) => statement.Resource.Any(Arn.MayBeBucket)
        ? []
        : Misplaced(statement, action => !S3Actions.ActsOnObjects(action) && S3Actions.ActsOnBuckets(action), bucket => bucket);

    private static IEnumerable<RuleViolation> Misplaced(PolicyStatement statement, Func<string, bool> isMisplaced, Func<string, string> where)
    {
        var actions = string.Join(", ", statement.Action.Where(isMisplaced));
        var resources = string.Join(", ", statement.Resource.Select(Arn.BucketOf).Distinct().Select(where));
        return actions.Length > 0 && resources.Length > 0 ? [new RuleViolation(actions, resources)] : [];
    }
}
