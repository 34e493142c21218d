# SPDX-License-Identifier: GPL-3.0-or-later
# The package riser-host. What lies outside the prefix, or is for the system as a whole, is in the package only: a plain
# `cmake --install` leaves it out.

set(packaging ${CMAKE_CURRENT_SOURCE_DIR}/packaging/host)
set(pool ${CMAKE_SOURCE_DIR}/app/host/pool)
function(install_for_system source folder)
    install(FILES ${source} DESTINATION ${folder} COMPONENT host EXCLUDE_FROM_ALL ${ARGN})
endfunction()
install_for_system(${packaging}/sudoers /etc/sudoers.d RENAME riser-host PERMISSIONS OWNER_READ GROUP_READ)
install_for_system(${packaging}/org.riser.host.policy ${CMAKE_INSTALL_DATADIR}/polkit-1/actions)
install_for_system(${packaging}/60-riser-host.rules ${CMAKE_INSTALL_DATADIR}/polkit-1/rules.d)
install_for_system(${pool}/90-riser-host.rules lib/udev/rules.d)
foreach(unit riser-host-pool.service riser-host-replug.path riser-host-replug.service)
    install_for_system(${pool}/${unit} lib/systemd/system)
endforeach()
gzip_document(${resources}/man/riser-host.8 ${CMAKE_INSTALL_MANDIR}/man8 host)
gzip_document(${CMAKE_CURRENT_SOURCE_DIR}/packaging/changelog ${CMAKE_INSTALL_DATADIR}/doc/riser-host host)
install(FILES packaging/copyright DESTINATION ${CMAKE_INSTALL_DATADIR}/doc/riser-host COMPONENT host)

set(CPACK_DEBIAN_HOST_PACKAGE_NAME riser-host)
set(CPACK_DEBIAN_HOST_DESCRIPTION "hands over the devices of a KVM host, for riser
The part of Riser that runs on a KVM host, where the console starts it through
ssh. It tells what the host itself does with each device, takes the host's
drivers off USB devices, puts the pool back after a start of the host, and
gives devices back to the host when nobody confirms that all is well.")
# Without sudo only root can use it from elsewhere.
set(CPACK_DEBIAN_HOST_PACKAGE_RECOMMENDS "sudo")
set(CPACK_DEBIAN_HOST_PACKAGE_SUGGESTS "libvirt-daemon-system, pkexec")
set(CPACK_DEBIAN_HOST_PACKAGE_CONTROL_EXTRA ${packaging}/postinst ${packaging}/prerm ${packaging}/postrm
                                            ${packaging}/conffiles)
set(CPACK_DEBIAN_HOST_PACKAGE_CONTROL_STRICT_PERMISSION ON)
