<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_GB" sourcelanguage="en_GB">
<context>
    <name>riser</name>
    <message numerus="yes">
        <source>The virtual functions of %1 go away with it: %n in number.</source>
        <translation>
            <numerusform>The virtual function of %1 goes away with it.</numerusform>
            <numerusform>The virtual functions of %1 go away with it: %n in number.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>IOMMU group %1 · %n function(s)</source>
        <translation>
            <numerusform>IOMMU group %1 · %n function</numerusform>
            <numerusform>IOMMU group %1 · %n functions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n function(s) that move together</source>
        <translation>
            <numerusform>%n function that moves alone</numerusform>
            <numerusform>%n functions that move together</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n device(s)</source>
        <translation>
            <numerusform>%n device</numerusform>
            <numerusform>%n devices</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n device(s) could not be checked in full, as here:
%1</source>
        <translation>
            <numerusform>%n device could not be checked in full, as here:
%1</numerusform>
            <numerusform>%n devices could not be checked in full, as here:
%1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>A driver of %2 hasn&apos;t let go of %1 within %n second(s).</source>
        <translation>
            <numerusform>A driver of %2 hasn&apos;t let go of %1 within %n second.</numerusform>
            <numerusform>A driver of %2 hasn&apos;t let go of %1 within %n seconds.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Let %2 take %1 back by itself after %n second(s), unless you confirm</source>
        <translation>
            <numerusform>Let %2 take %1 back by itself after %n second, unless you confirm</numerusform>
            <numerusform>Let %2 take %1 back by itself after %n seconds, unless you confirm</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more reason(s)</source>
        <translation>
            <numerusform>and one more reason</numerusform>
            <numerusform>and %n more reasons</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n blocked</source>
        <translation>
            <numerusform>%n blocked</numerusform>
            <numerusform>%n blocked</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n assigned</source>
        <translation>
            <numerusform>%n assigned</numerusform>
            <numerusform>%n assigned</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n in the IOMMU group of another one</source>
        <translation>
            <numerusform>%n in the IOMMU group of another one</numerusform>
            <numerusform>%n in the IOMMU groups of others</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n device(s) must be detached from the host first</source>
        <translation>
            <numerusform>%n device must be detached from the host first</numerusform>
            <numerusform>%n devices must be detached from the host first</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>leaves %n such device(s) free</source>
        <translation>
            <numerusform>leaves one such device free</numerusform>
            <numerusform>leaves %n such devices free</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n CPU(s)</source>
        <translation>
            <numerusform>%n CPU</numerusform>
            <numerusform>%n CPUs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n GPU(s)</source>
        <translation>
            <numerusform>%n GPU</numerusform>
            <numerusform>%n GPUs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n vCPU(s)</source>
        <translation>
            <numerusform>%n vCPU</numerusform>
            <numerusform>%n vCPUs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 (and %n more)</source>
        <translation>
            <numerusform>%1 (and one more)</numerusform>
            <numerusform>%1 (and %n more)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>And %n more process(es).</source>
        <translation>
            <numerusform>And %n more process.</numerusform>
            <numerusform>And %n more processes.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>riser::ChipBar</name>
    <message numerus="yes">
        <source>%1, %n device(s)</source>
        <translation>
            <numerusform>%1, %n device</numerusform>
            <numerusform>%1, %n devices</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>riser::DeviceActions</name>
    <message numerus="yes">
        <source>%n device(s) selected</source>
        <translation>
            <numerusform>%n device selected</numerusform>
            <numerusform>%n devices selected</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 and %n device(s) of its unit</source>
        <translation>
            <numerusform>%1 and %n device of its unit</numerusform>
            <numerusform>%1 and %n devices of its unit</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>riser::DeviceHeader</name>
    <message numerus="yes">
        <source>%1 of %n GPU(s) free</source>
        <translation>
            <numerusform>%1 of %n GPU free</numerusform>
            <numerusform>%1 of %n GPUs free</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n thing(s) could not be read</source>
        <translation>
            <numerusform>%n thing could not be read</numerusform>
            <numerusform>%n things could not be read</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>riser::FindBar</name>
    <message numerus="yes">
        <source>%n hit(s)</source>
        <translation>
            <numerusform>%n hit</numerusform>
            <numerusform>%n hits</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>riser::GuestBar</name>
    <message numerus="yes">
        <source>And %n more.</source>
        <translation>
            <numerusform>And %n more.</numerusform>
            <numerusform>And %n more.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>riser::HostDialog</name>
    <message numerus="yes">
        <source>%n device(s)</source>
        <translation>
            <numerusform>%n device</numerusform>
            <numerusform>%n devices</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n server(s)</source>
        <translation>
            <numerusform>%n server</numerusform>
            <numerusform>%n servers</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>riser::HostTreeModel</name>
    <message numerus="yes">
        <source>%1 of %n connected</source>
        <comment>hosts of a cluster</comment>
        <translation>
            <numerusform>%1 of %n connected</numerusform>
            <numerusform>%1 of %n connected</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>riser::LabelsDialog</name>
    <message numerus="yes">
        <source>Labels of %n device(s). A plan may ask for devices that have one.</source>
        <translation>
            <numerusform>Labels of %n device. A plan may ask for devices that have one.</numerusform>
            <numerusform>Labels of %n devices. A plan may ask for devices that have one.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>riser::LeftOverBar</name>
    <message numerus="yes">
        <source>%n more after this one.</source>
        <translation>
            <numerusform>One more after this one.</numerusform>
            <numerusform>%n more after this one.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>riser::MainWindow</name>
    <message numerus="yes">
        <source>%n operation(s) running</source>
        <translation>
            <numerusform>%n operation running</numerusform>
            <numerusform>%n operations running</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>riser::OperationPanel</name>
    <message numerus="yes">
        <source>%n warning(s) want(s) a tick first.</source>
        <translation>
            <numerusform>%n warning wants a tick first.</numerusform>
            <numerusform>%n warnings want a tick first.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>riser::PlanActions</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and one more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Delete these %n plans?</source>
        <translation>
            <numerusform>Delete this plan?</numerusform>
            <numerusform>Delete these %n plans?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Export %n plan(s)</source>
        <translation>
            <numerusform>Export one plan</numerusform>
            <numerusform>Export %n plans</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>riser::PlanForm</name>
    <message numerus="yes">
        <source>= %n vCPU(s)</source>
        <translation>
            <numerusform>= one vCPU</numerusform>
            <numerusform>= %n vCPUs</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>riser::PlansPage</name>
    <message numerus="yes">
        <source>%n file(s) of the plan list can&apos;t be read.</source>
        <translation>
            <numerusform>One file of the plan list can&apos;t be read.</numerusform>
            <numerusform>%n files of the plan list can&apos;t be read.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>riser::PoolPage</name>
    <message numerus="yes">
        <source>%n host(s) connected</source>
        <translation>
            <numerusform>%n host connected</numerusform>
            <numerusform>%n hosts connected</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n host(s) connected; the others are shown as last read</source>
        <translation>
            <numerusform>%1 of %n host connected; it is shown as last read</numerusform>
            <numerusform>%1 of %n hosts connected; the others are shown as last read</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>riser::QuestionBar</name>
    <message numerus="yes">
        <source>It is given back in %n second(s).</source>
        <translation>
            <numerusform>It is given back in %n second.</numerusform>
            <numerusform>It is given back in %n seconds.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>riser::TearDownDialog</name>
    <message numerus="yes">
        <source>%n volume(s) will be removed for good. Type the name “%1”:</source>
        <translation>
            <numerusform>%n volume will be removed for good. Type the name “%1”:</numerusform>
            <numerusform>%n volumes will be removed for good. Type the name “%1”:</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>riser::VmFilterBar</name>
    <message numerus="yes">
        <source>%1, %n virtual machine(s)</source>
        <translation>
            <numerusform>%1, %n virtual machine</numerusform>
            <numerusform>%1, %n virtual machines</numerusform>
        </translation>
    </message>
</context>
</TS>
