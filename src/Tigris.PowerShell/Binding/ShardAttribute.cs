using System;
using System.Management.Automation;

namespace Tigris.PowerShell;

/// <summary>Turns <c>3/16</c> into a shard. A number is refused: <c>(3/16)</c> is a division.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class ShardAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData) => Piped.Bare(inputData) switch
    {
        Shard shard => shard,
        string text when Shard.TryParse(text, out var shard) => shard!,
        var other => throw new ArgumentTransformationMetadataException(MessageText.Of(Messages.InvalidShard, other)),
    };
}
