# The commands of PowerShell's Utility and Management modules that samples and runbooks use, as far as they use them: the engine of these tests
# comes without. In pwsh the Pester tests run the same scripts with the real ones.

function Join-Path { param([string]$Path, [string]$ChildPath) [IO.Path]::Combine($Path, $ChildPath) }

function Test-Path { param([string]$LiteralPath) [IO.File]::Exists($LiteralPath) -or [IO.Directory]::Exists($LiteralPath) }

function New-Item { param([string]$ItemType, [string]$Path, [switch]$Force) [IO.Directory]::CreateDirectory([IO.Path]::GetFullPath($Path)) }

function Get-ChildItem { param([string]$LiteralPath, [switch]$File) ([IO.DirectoryInfo]$LiteralPath).GetFiles() }

function Move-Item { param([string]$LiteralPath, [string]$Destination, [switch]$Force) [IO.File]::Move($LiteralPath, $Destination, $Force) }

function Remove-Item {
    param([string]$LiteralPath, [switch]$Recurse, [switch]$Force)
    if ([IO.Directory]::Exists($LiteralPath)) { [IO.Directory]::Delete($LiteralPath, $Recurse) } else { [IO.File]::Delete($LiteralPath) }
}

function Write-Warning { [CmdletBinding()] param([string]$Message) $PSCmdlet.WriteWarning($Message) }

function Import-Csv {
    [CmdletBinding()]
    param([string]$LiteralPath)
    $parser = [Microsoft.VisualBasic.FileIO.TextFieldParser]::new($LiteralPath)
    try {
        $parser.SetDelimiters(',')
        $header = $parser.ReadFields()
        while (-not $parser.EndOfData) {
            $cells = $parser.ReadFields()
            $row = [ordered]@{}
            for ($column = 0; $column -lt $header.Count; $column++) { $row[$header[$column]] = $cells[$column] }
            [pscustomobject]$row
        }
    }
    finally { $parser.Dispose() }
}

function Export-Csv {
    [CmdletBinding()]
    param([Parameter(ValueFromPipeline)]$InputObject, [string]$LiteralPath, [switch]$NoTypeInformation, [string]$Encoding)
    begin { $lines = [Collections.Generic.List[string]]::new() }
    process {
        if (-not $lines.Count) { $lines.Add(($InputObject.PSObject.Properties.Name | ForEach-Object { "`"$_`"" }) -join ',') }
        # As the real one: in the culture of the machine.
        $lines.Add(($InputObject.PSObject.Properties | ForEach-Object { if ($null -ne $_.Value) { '"' + $_.Value.ToString().Replace('"', '""') + '"' } else { '' } }) -join ',')
    }
    end { [IO.File]::WriteAllLines($LiteralPath, $lines) }
}

function ConvertFrom-Json {
    [CmdletBinding()]
    param([string]$InputObject)
    $json = [Text.Json.JsonDocument]::Parse($InputObject)
    $item = [ordered]@{}
    foreach ($member in $json.RootElement.EnumerateObject()) { $item[$member.Name] = $member.Value.ToString() }
    [pscustomobject]$item
}

function Select-Object {
    [CmdletBinding()]
    param([Parameter(ValueFromPipeline)]$InputObject, [string[]]$Property, [int]$First)
    begin { $count = 0 }
    process {
        if ($First -and $count++ -ge $First) { return }
        if (-not $Property) { return $InputObject }
        $row = [ordered]@{}
        if ($Property -eq '*') { $Property = $InputObject.PSObject.Properties.Name }
        foreach ($name in $Property) { $row[$name] = $InputObject.$name }
        [pscustomobject]$row
    }
}

function Sort-Object {
    [CmdletBinding()]
    param([Parameter(ValueFromPipeline)]$InputObject, [switch]$Unique)
    begin { $items = [Collections.Generic.SortedSet[string]]::new() }
    process { $null = $items.Add($InputObject) }
    end { $items }
}

# Runbooks ask for these modules; Azure.psm1 simulates what they use of their commands.
'Az.Accounts', 'Az.Automation', 'Az.KeyVault', 'Az.Storage' | ForEach-Object { New-Module -Name $_ -ScriptBlock { } | Import-Module -Global }
